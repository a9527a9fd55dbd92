package io.hesuan.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What the rules ask of a Java source, told by the compiler's own parser.
 *
 * @param types       declared in it, nested ones too
 * @param strings     string literals and text blocks, by their line
 * @param floating    lines where a float or double is named, written or asked for
 * @param identifiers every name that is used in it
 */
record JavaFile(TextFile source, String packageName, List<Type> types, List<Method> methods, List<Literal> strings,
                List<Literal> floating, Set<String> identifiers) {

    record Type(String name, boolean isPublic, boolean isNested, Set<String> annotations) {
    }

    record Method(String name, int lines) {
    }

    record Literal(int line, String text) {
    }

    String path() {
        return source.path();
    }

    boolean isMain() {
        return path().contains("src/main/");
    }

    /** One file, as fixtures are. */
    static JavaFile parse(String path, String text) {
        return parse(List.of(new TextFile(path, text))).getFirst();
    }

    static List<JavaFile> parse(List<TextFile> files) {
        Map<String, TextFile> byPath = new HashMap<>();
        files.forEach(file -> byPath.put("/" + file.path(), file));
        var units = files.stream().map(JavaFile::unit).toList();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, List.of("-proc:none"), null, units);
        List<JavaFile> parsed = new ArrayList<>();
        try {
            for (CompilationUnitTree tree : task.parse()) {
                parsed.add(new Reader(byPath.get(tree.getSourceFile().toUri().getPath()), tree, Trees.instance(task)).read());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return parsed;
    }

    private static JavaFileObject unit(TextFile file) {
        return new SimpleJavaFileObject(URI.create("source:///" + file.path()), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return file.text();
            }
        };
    }

    /** Walks one tree and notes what the rules ask for. */
    private static final class Reader extends TreeScanner<Void, Void> {

        private static final Set<String> FLOATING = Set.of("Float", "Double", "floatValue", "doubleValue", "parseDouble", "parseFloat");

        private final TextFile file;
        private final CompilationUnitTree tree;
        private final Trees trees;
        private final List<Type> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();
        private final List<Literal> strings = new ArrayList<>();
        private final List<Literal> floating = new ArrayList<>();
        private final Set<String> identifiers = new HashSet<>();
        private int depth;

        Reader(TextFile file, CompilationUnitTree tree, Trees trees) {
            this.file = file;
            this.tree = tree;
            this.trees = trees;
        }

        JavaFile read() {
            scan(tree, null);
            String packageName = tree.getPackageName() == null ? "" : tree.getPackageName().toString();
            return new JavaFile(file, packageName, types, methods, strings, floating, identifiers);
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!type.getSimpleName().isEmpty()) {
                var annotations = new HashSet<String>();
                for (AnnotationTree annotation : type.getModifiers().getAnnotations()) {
                    String name = annotation.getAnnotationType().toString();
                    annotations.add(name.substring(name.lastIndexOf('.') + 1));
                }
                boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
                types.add(new Type(type.getSimpleName().toString(), isPublic, depth > 0, annotations));
            }
            depth++;
            super.visitClass(type, none);
            depth--;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            methods.add(new Method(method.getName().toString(), lastLine(method) - line(method) + 1));
            return super.visitMethod(method, none);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            switch (literal.getKind()) {
                case STRING_LITERAL -> strings.add(new Literal(line(literal), (String) literal.getValue()));
                case FLOAT_LITERAL, DOUBLE_LITERAL -> floating.add(new Literal(line(literal), literal.toString()));
                default -> { }
            }
            return super.visitLiteral(literal, none);
        }

        @Override
        public Void visitPrimitiveType(PrimitiveTypeTree type, Void none) {
            if (type.getPrimitiveTypeKind() == TypeKind.DOUBLE || type.getPrimitiveTypeKind() == TypeKind.FLOAT) {
                floating.add(new Literal(line(type), type.toString()));
            }
            return super.visitPrimitiveType(type, none);
        }

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Void none) {
            note(identifier.getName().toString(), identifier);
            return super.visitIdentifier(identifier, none);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void none) {
            note(select.getIdentifier().toString(), select);
            return super.visitMemberSelect(select, none);
        }

        private void note(String name, Tree where) {
            identifiers.add(name);
            if (FLOATING.contains(name)) {
                floating.add(new Literal(line(where), name));
            }
        }

        private int line(Tree part) {
            return (int) tree.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(tree, part));
        }

        private int lastLine(Tree part) {
            return (int) tree.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(tree, part));
        }
    }
}
