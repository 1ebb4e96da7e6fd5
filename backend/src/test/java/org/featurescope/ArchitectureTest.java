package org.featurescope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.featurescope.tensor.Sessions;
import org.junit.jupiter.api.Test;
import org.tensorflow.Session;

/** Holds the order of the packages that {@code ARCHITECTURE.md} describes: each knows only those before it. */
final class ArchitectureTest {
    private static final String PRODUCT = "org.featurescope";
    private static final String ROOT = PRODUCT + ".";
    private static final int MOST_CLASSES = 25;

    /** The package of each kind; none knows another. */
    private static final String EACH_KIND = "kind.*";

    /** The package of the class that is started. */
    private static final String TOP = "";

    /** All packages, without their sub-packages. Each knows only those before it. */
    private static final List<String> ORDER = List.of(
            "validate",
            "tensor",
            "image",
            "model.rewriting",
            "model",
            "importing",
            "activation",
            "activation.photographs",
            "space",
            "optimize.objective",
            "optimize.objective.projection",
            "optimize.objective.term",
            "optimize.picture",
            "optimize.picture.graph",
            "optimize",
            "optimize.graph",
            "optimize.run",
            "figure.drawing",
            "figure.link",
            "figure",
            "figure.citation",
            "figure.store",
            "figure.run",
            "kind.optimized",
            "kind.photographs",
            EACH_KIND,
            "kind",
            "web.http",
            "web.page",
            "web.message",
            "web.api",
            "web",
            "cli",
            "bench.measure",
            "bench.quality",
            "bench.tuning",
            "bench",
            TOP);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PRODUCT);

    /** The entry of a class's package in {@link #ORDER}, if the package is listed. */
    private static String listed(JavaClass of) {
        String name =
                of.getPackageName().equals(PRODUCT) ? TOP : of.getPackageName().substring(ROOT.length());
        return name.startsWith("kind.") && !ORDER.contains(name) ? EACH_KIND : name;
    }

    @Test
    void everyPackageIsListedInTheOrder() {
        assertThat(CLASSES.stream().map(ArchitectureTest::listed).distinct())
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }

    @Test
    void eachPackageKnowsOnlyThoseBeforeIt() {
        classes().should(knowOnlyPackagesBeforeTheirOwn()).check(CLASSES);
    }

    private static ArchCondition<JavaClass> knowOnlyPackagesBeforeTheirOwn() {
        return new ArchCondition<>("know only packages before their own") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean isOurs = (target.getPackageName() + ".").startsWith(ROOT);
                    boolean isOwn = target.getPackageName().equals(origin.getPackageName());
                    if (isOurs && !isOwn && ORDER.indexOf(listed(target)) >= ORDER.indexOf(listed(origin))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noPackageHasTooManyClasses() {
        Map<String, Long> counts = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !each.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        counts.values().removeIf(count -> count <= MOST_CLASSES);
        assertThat(counts).isEmpty();
    }

    @Test
    void nothingKnowsTheImportOfNetworks() {
        // it runs while the product is built, and the product's jar leaves it out
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "importing")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "importing..")
                .check(CLASSES);
    }

    @Test
    void onlyTheWebKnowsTheServer() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void sessionsAreOpenedInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Sessions.class.getName())
                .should()
                .callConstructorWhere(JavaCall.Predicates.target(
                        HasOwner.Predicates.With.owner(HasName.Predicates.name(Session.class.getName()))))
                .check(CLASSES);
    }

    @Test
    void onlyCommandsWriteToTheConsole() {
        noClasses()
                .that()
                // the import is a program of its own
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + "bench..", ROOT + "importing..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void onlyTheStartedClassAndCommandsEndTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages(PRODUCT, ROOT + "cli..", ROOT + "bench..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(CLASSES);
    }
}
