package io.hesuan.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A file of the project: its path from the project's root, with slashes, and its text. */
record TextFile(String path, String text) {

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /** Each match as {@code path:line: match}. */
    List<String> matches(Pattern pattern) {
        List<String> found = new ArrayList<>();
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(path + ":" + lineAt(matcher.start()) + ": " + matcher.group().strip());
        }
        return found;
    }

    int lineAt(int position) {
        return 1 + (int) text.substring(0, position).chars().filter(character -> character == '\n').count();
    }
}
