package io.hesuan.platform.paper;

import org.apache.fontbox.ttf.CmapSubtable;

import java.util.List;

/**
 * Which character has which outline. Where a character and its radical look alike, an outline stands for the character, so
 * that what is searched in a PDF and copied out of it is what was written.
 */
final class Characters extends CmapSubtable {

    private static final int FIRST_RADICAL = 0x2e80;
    private static final int LAST_RADICAL = 0x2fdf;

    private final CmapSubtable all;

    Characters(CmapSubtable all) {
        this.all = all;
        setPlatformId(all.getPlatformId());
        setPlatformEncodingId(all.getPlatformEncodingId());
    }

    @Override
    public int getGlyphId(int character) {
        return all.getGlyphId(character);
    }

    @Override
    public List<Integer> getCharCodes(int outline) {
        List<Integer> codes = all.getCharCodes(outline);
        List<Integer> characters = codes == null ? List.of() : codes.stream().filter(code -> code < FIRST_RADICAL || code > LAST_RADICAL).toList();
        return characters.isEmpty() ? codes : characters;
    }
}
