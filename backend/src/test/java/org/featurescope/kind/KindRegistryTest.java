package org.featurescope.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.FigureSpec;
import org.featurescope.figure.Kinds;
import org.junit.jupiter.api.Test;

final class KindRegistryTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.featurescope");

    private final Kinds kinds = TestKinds.quick();

    @Test
    void everyKindThereIsIsRegistered() {
        assertThat(kinds.all().stream().map(kind -> kind.getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(concrete(FigureKind.class));
    }

    @Test
    void everySpecThereIsHasItsKind() {
        assertThat(kinds.all().stream().map(kind -> kind.specType().getName()))
                .containsExactlyInAnyOrderElementsOf(concrete(FigureSpec.class));
    }

    @Test
    void everyKindIsNamedAfterItsPackage() {
        assertThat(kinds.all())
                .allSatisfy(kind -> assertThat(kind.getClass().getPackageName())
                        .isEqualTo("org.featurescope.kind." + kind.name().replace("-", "")));
    }

    /** The names of the product's classes of a type that can have instances. */
    private static List<String> concrete(Class<?> type) {
        return PRODUCT.stream()
                .filter(found -> found.isAssignableTo(type)
                        && !found.isInterface()
                        && !found.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .toList();
    }
}
