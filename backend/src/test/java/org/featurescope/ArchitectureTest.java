package org.featurescope;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.featurescope.kind.KindRegistry;
import org.featurescope.model.Sha256;
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
            "files",
            "tensor",
            "image",
            "model.rewriting",
            "model.admission",
            "model.formats",
            "model.formats.onnx",
            "model.formats.keras",
            "model.formats.savedmodel",
            "model",
            "model.trial",
            "model.adding",
            "model.fetch",
            "importing",
            "activation",
            "model.check",
            "activation.index",
            "activation.photographs",
            "activation.upload",
            "activation.indexing",
            "unit.word",
            "unit",
            "space",
            "space.directions",
            "linear",
            "network",
            "optimize.objective",
            "optimize.objective.projection",
            "optimize.objective.term",
            "optimize.picture",
            "optimize.picture.graph",
            "optimize",
            "optimize.graph",
            "optimize.run",
            "portrait",
            "classifier",
            "figure.drawing",
            "figure.link",
            "figure.table",
            "figure.answers",
            "figure",
            "figure.citation",
            "figure.store",
            "figure.checkpoint",
            "figure.request",
            "figure.run",
            "kind.optimized",
            "kind.photographs",
            "kind.linear",
            "kind.training",
            EACH_KIND,
            "kind",
            "web.http",
            "web.transfer",
            "web.access",
            "web.stream",
            "web.page.view",
            "web.page",
            "web.docs",
            "web.find",
            "web.message",
            "web.message.photographs",
            "web.api",
            "web.article",
            "web.site",
            "web.photographs",
            "web",
            "batch",
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
    void theOrderIsTheDocumentedOne() throws IOException {
        String documented = Files.readString(Path.of("..", "ARCHITECTURE.md"));
        String rooms = documented.substring(
                documented.indexOf("\n| package |"), documented.indexOf("\n## The rooms of the f"));
        List<String> rows = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
                .matcher(rooms)
                .results()
                .map(row -> row.group(1).replace("<name>", "*"))
                .toList();
        assertThat(rows)
                .isEqualTo(ORDER.stream().filter(each -> !each.equals(TOP)).toList());
    }

    @Test
    void eachPackageKnowsOnlyThoseBeforeIt() {
        noClasses()
                .should(dependOn(
                        "packages after their own",
                        (origin, target) -> ORDER.indexOf(listed(target)) >= ORDER.indexOf(listed(origin))))
                .check(CLASSES);
    }

    @Test
    void onlyTheRegistryNamesTheKinds() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(KindRegistry.class.getName())
                .should(dependOn(
                        "the package of a kind that is not their own",
                        (origin, target) -> listed(target).equals(EACH_KIND)))
                .check(CLASSES);
    }

    @Test
    void objectivesKnowNothingOfTheirOptimization() {
        String objectives = ROOT + "optimize.objective..";
        noClasses()
                .that()
                .resideInAPackage(objectives)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "optimize..").and(not(resideInAPackage(objectives))))
                .check(CLASSES);
    }

    /** Finds dependencies on classes of the product in other packages. */
    private static ArchCondition<JavaClass> dependOn(String what, BiPredicate<JavaClass, JavaClass> isMeant) {
        return new ArchCondition<>("depend on " + what) {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean isOurs = (target.getPackageName() + ".").startsWith(ROOT);
                    boolean isOwn = target.getPackageName().equals(origin.getPackageName());
                    if (isOurs && !isOwn && isMeant.test(origin, target)) {
                        events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription()));
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
    void theImportUsesNoCodeOfOursThatItsDigestLeavesOut() {
        // otherwise a change of that code would leave an old network in the build, see CodeDigest
        String[] covered = {ROOT + "importing..", ROOT + "model.rewriting.."};
        classes()
                .that()
                .resideInAnyPackage(covered)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(covered)
                        .or(equivalentTo(Sha256.class))
                        .or(resideOutsideOfPackage(PRODUCT + "..")))
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
                .accessTargetWhere(access("a session is opened", target -> isMember(target, Session.class, "<init>")))
                .check(CLASSES);
    }

    @Test
    void onlyCommandsWriteToTheConsole() {
        noClasses()
                .that()
                // the import and the trial of networks are programs of their own
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + "bench..", ROOT + "importing..", ROOT + "model.trial")
                .should()
                .accessTargetWhere(access("the console is written to", ArchitectureTest::isConsole))
                .check(CLASSES);
    }

    private static boolean isConsole(AccessTarget target) {
        return isMember(target, System.class, "out", "err", "console", "setOut", "setErr")
                || target instanceof CodeUnitAccessTarget method
                        && isMember(method, Throwable.class, "printStackTrace")
                        && method.getRawParameterTypes().isEmpty();
    }

    @Test
    void onlyTheStartedClassAndCommandsEndTheProcess() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + "bench..", ROOT + "model.trial")
                .and()
                .doNotHaveFullyQualifiedName(Featurescope.class.getName())
                .should()
                .accessTargetWhere(access(
                        "the process is ended",
                        target -> isMember(target, System.class, "exit")
                                || isMember(target, Runtime.class, "exit", "halt")))
                .check(CLASSES);
    }

    /** Finds calls, references such as {@code System::exit}, and uses of fields. */
    private static DescribedPredicate<JavaAccess<?>> access(String what, Predicate<AccessTarget> isMeant) {
        return DescribedPredicate.describe(what, access -> isMeant.test(access.getTarget()));
    }

    private static boolean isMember(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isAssignableTo(owner) && List.of(names).contains(target.getName());
    }
}
