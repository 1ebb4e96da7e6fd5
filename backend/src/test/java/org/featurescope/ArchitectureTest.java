package org.featurescope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.api.Test;
import org.tensorflow.Session;

/** Holds the order of the packages that {@code ARCHITECTURE.md} tells: each knows only those before it. */
final class ArchitectureTest {
    private static final String ROOT = "org.featurescope.";

    /** Every package, and which of ours it may know. */
    private static final Map<String, List<String>> KNOWS = Map.of(
            "validate", List.of(),
            "tensor", List.of("validate"),
            "model", List.of("validate", "tensor"),
            "activation", List.of("validate", "tensor", "model"),
            "optimize", List.of("validate", "tensor", "model"),
            "figure", List.of("validate", "tensor", "model", "activation", "optimize"),
            "web", List.of("validate", "tensor", "model", "activation", "optimize", "figure"),
            "cli", List.of("validate", "tensor", "model", "activation", "optimize", "figure", "web"));

    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.featurescope");

    @Test
    void eachPackageKnowsOnlyThoseBeforeIt() {
        KNOWS.forEach((name, known) -> {
            String[] others = KNOWS.keySet().stream()
                    .filter(other -> !other.equals(name) && !known.contains(other))
                    .map(other -> ROOT + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage("org.featurescope")
                    .check(product);
        });
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        classes()
                .that()
                .resideOutsideOfPackage("org.featurescope")
                .should()
                .resideInAnyPackage(
                        KNOWS.keySet().stream().map(name -> ROOT + name + "..").toArray(String[]::new))
                .check(product);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.featurescope.(*)..").should().beFreeOfCycles().check(product);
    }

    @Test
    void onlyTheWebKnowsTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .check(product);
    }

    @Test
    void sessionsAreOpenedInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Sessions.class.getName())
                .should()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(HasName.Predicates.name(Session.class.getName()))))
                .check(product);
    }

    @Test
    void theEngineAndTheServerLeaveTheProcessAndTheConsoleToTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "tensor..",
                        ROOT + "activation..",
                        ROOT + "optimize..",
                        ROOT + "figure..",
                        ROOT + "web..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(product);
    }
}
