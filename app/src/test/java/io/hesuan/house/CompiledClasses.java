package io.hesuan.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The compiled classes that the rules about dependencies read. */
final class CompiledClasses {

    static final String ROOT = "io.hesuan";

    private static final JavaClasses HOUSE = read(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()), ROOT);

    private CompiledClasses() {
    }

    /** All classes of the product, tests left out. */
    static JavaClasses house() {
        if (!HOUSE.contain("io.hesuan.kernel.Money") || !HOUSE.contain("io.hesuan.Hesuan")) {
            throw new IllegalStateException("the classes of the house were not found, so no rule could fail");
        }
        return HOUSE;
    }

    static JavaClasses fixture(String packageName) {
        return read(new ClassFileImporter(), packageName);
    }

    /** Without looking up what lies outside: the rules ask for names only, and this is ten times as fast. */
    private static JavaClasses read(ClassFileImporter importer, String packageName) {
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return importer.importPackages(packageName);
        });
    }
}
