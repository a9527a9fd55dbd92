package io.hesuan.platform.intake;

import io.hesuan.kernel.Outcome;

import java.util.List;

/** A place in a payload and why it was not taken, as stored. */
record Trouble(String position, String document, String code, List<String> arguments) {

    private static final int LONGEST = 300;

    static Trouble of(String position, String document, Outcome.Refused<?> reason) {
        String place = reason.field() == null || reason.field().isEmpty() ? position : position.isEmpty() ? reason.field() : position + "." + reason.field();
        return new Trouble(cut(place), cut(document), reason.refusal().name(), reason.arguments().stream().map(argument -> cut(String.valueOf(argument))).toList());
    }

    static String cut(String text) {
        String clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
