package io.hesuan.house;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts that people read, by key: of the server from property files, of the web app from JSON. */
final class Sentences {

    static final Pattern HAN = Pattern.compile("[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]+");
    /** A language bears its own name in every language, so that whoever speaks it finds it. */
    private static final Set<String> CHINESE_FOR_CHINESE = Set.of("中文", "中");
    private static final Pattern HOLE = Pattern.compile("\\{\\s*'?(\\w+)'?\\s*[,}]");

    private Sentences() {
    }

    /** @throws IllegalStateException when a key stands twice, of which the first would be lost without a word */
    static Map<String, String> ofProperties(TextFile file) {
        Map<String, String> sentences = new TreeMap<>();
        var properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (sentences.put((String) key, (String) value) != null) {
                    throw new IllegalStateException(file.path() + " has " + key + " twice");
                }
                return null;
            }
        };
        try {
            properties.load(new StringReader(file.text()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sentences;
    }

    /** Nested objects become dotted keys. */
    static Map<String, String> ofJson(TextFile file) {
        Map<String, String> sentences = new TreeMap<>();
        flatten("", JsonMapper.shared().readTree(file.text()), sentences::put);
        return sentences;
    }

    private static void flatten(String prefix, JsonNode node, BiConsumer<String, String> sentence) {
        for (var entry : node.properties()) {
            if (entry.getValue().isObject()) {
                flatten(prefix + entry.getKey() + ".", entry.getValue(), sentence);
            } else {
                sentence.accept(prefix + entry.getKey(), entry.getValue().asString());
            }
        }
    }

    /** What is missing or different between the two languages of one file. */
    static List<String> differences(String name, Map<String, String> chinese, Map<String, String> english) {
        List<String> differences = new ArrayList<>();
        Set<String> keys = new TreeSet<>(chinese.keySet());
        keys.addAll(english.keySet());
        for (String key : keys) {
            String zh = chinese.getOrDefault(key, "");
            String en = english.getOrDefault(key, "");
            if (zh.isBlank() || en.isBlank()) {
                differences.add(name + " " + key + " has no " + (zh.isBlank() ? "Chinese" : "English"));
            } else if (!holes(zh).equals(holes(en))) {
                differences.add(name + " " + key + " has the holes " + holes(zh) + " in Chinese and " + holes(en) + " in English");
            } else if (HAN.matcher(en).find() && !CHINESE_FOR_CHINESE.contains(en)) {
                differences.add(name + " " + key + " is not English: " + en);
            }
        }
        return differences;
    }

    private static Set<String> holes(String sentence) {
        return HOLE.matcher(sentence).results().map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
