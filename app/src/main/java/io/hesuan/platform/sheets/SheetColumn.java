package io.hesuan.platform.sheets;

import java.util.List;

/**
 * One column of a file. Its heading is {@code sheet.<record>.<key>} in the locale files, other names that people give it
 * are {@code sheet.<record>.<key>.synonyms}, separated by commas.
 *
 * @param path     where the value stands in the content, as a JSON pointer: {@code /keeping/lotControl}
 * @param required whether a new record needs it
 * @param choices  of CHOICE and CHOICES, the values
 * @param labels   where their labels stand in the locale files: {@code list.items.choice.kind}
 * @param lookup   of REFERENCE, who knows what is meant
 * @param element  what an element of a list begins with, where the path leads into a list: {@code /contacts/0/name}; else null
 * @param example  for the template
 */
public record SheetColumn(String key, Type type, String path, boolean required, List<String> choices, String labels, Lookup lookup,
                          Object element, String example) {

    /** DECIMAL is text in the content, as amounts and quantities are; INTEGER is a number. */
    public enum Type { TEXT, INTEGER, DECIMAL, FLAG, DATE, CHOICE, CHOICES, REFERENCE }

    public static SheetColumn of(String key, Type type, String path, String example) {
        return new SheetColumn(key, type, path, false, List.of(), null, null, null, example);
    }

    public static SheetColumn text(String key, String example) {
        return of(key, Type.TEXT, "/" + key, example);
    }

    public static SheetColumn choice(String key, Type type, String path, List<String> choices, String labels, String example) {
        return new SheetColumn(key, type, path, false, choices, labels, null, null, example);
    }

    public static SheetColumn reference(String key, String path, Lookup lookup, String example) {
        return new SheetColumn(key, Type.REFERENCE, path, false, List.of(), null, lookup, null, example);
    }

    public SheetColumn needed() {
        return new SheetColumn(key, type, path, true, choices, labels, lookup, element, example);
    }

    public SheetColumn inElement(Object begins) {
        return new SheetColumn(key, type, path, required, choices, labels, lookup, begins, example);
    }
}
