package io.hesuan.platform.intake;

/** What came of reading payloads: documents taken, places not taken, and payloads set aside for them. */
public record ReadingResult(int documents, int troubles, int aside) {

    static final ReadingResult NOTHING = new ReadingResult(0, 0, 0);

    public ReadingResult and(ReadingResult other) {
        return new ReadingResult(documents + other.documents, troubles + other.troubles, aside + other.aside);
    }
}
