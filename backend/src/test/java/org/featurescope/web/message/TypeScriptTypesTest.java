package org.featurescope.web.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cz.habarta.typescript.generator.EnumMapping;
import cz.habarta.typescript.generator.Input;
import cz.habarta.typescript.generator.Jackson2ConfigurationResolved;
import cz.habarta.typescript.generator.JsonLibrary;
import cz.habarta.typescript.generator.NullabilityDefinition;
import cz.habarta.typescript.generator.OptionalPropertiesDeclaration;
import cz.habarta.typescript.generator.Settings;
import cz.habarta.typescript.generator.TypeScriptFileType;
import cz.habarta.typescript.generator.TypeScriptGenerator;
import cz.habarta.typescript.generator.TypeScriptOutputKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.featurescope.activation.InputPicture;
import org.featurescope.activation.LayerActivation;
import org.featurescope.activation.RunSummary;
import org.featurescope.activation.TopClasses;
import org.featurescope.figure.FigureKind;
import org.featurescope.figure.answers.AnswersReceived;
import org.featurescope.kind.TestKinds;
import org.featurescope.web.http.Problem;
import org.featurescope.web.message.photographs.CreatedPhotographSet;
import org.featurescope.web.message.photographs.PhotographSetDescription;
import org.featurescope.web.message.photographs.PhotographSetList;
import org.featurescope.web.message.photographs.PhotographUpload;
import org.featurescope.web.message.photographs.SetFigureList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generates TypeScript's types of all that crosses HTTP from the records, and compares them with the files of the
 * frontend.
 * {@code mvn -pl frontend,backend test -Dtest=TypeScriptTypesTest -DwriteTypes=true} writes the files anew.
 */
final class TypeScriptTypesTest {
    private static final Path FRONTEND = Path.of("..", "frontend", "src");
    private static final String HEAD = "// Generated from the Java records by TypeScriptTypesTest; do not edit.\n";

    private static final List<Class<?>> MESSAGES = List.of(
            Problem.class,
            FigureLinks.class,
            FigureData.class,
            FigureListPage.class,
            QueuedEvent.class,
            ProgressEvent.class,
            DoneEvent.class,
            CancelledEvent.class,
            DescribedSpec.class,
            SpecProblem.class,
            KindList.class,
            ModelList.class,
            ModelDescription.class,
            ModelDescription.ModelPortraits.class,
            SampleList.class,
            SuggestionList.class,
            EventFigure.class,
            InputPicture.class,
            LayerActivation.class,
            TopClasses.class,
            RunSummary.class,
            PhotographSetList.class,
            PhotographSetDescription.class,
            PhotographUpload.class,
            CreatedPhotographSet.class,
            SetFigureList.class,
            AnswersReceived.class);

    /** The names in TypeScript of records that are called otherwise in Java. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(FigureState.class.getName(), "FigureStatus"),
            Map.entry(FigureLayout.class.getName(), "Layout"),
            Map.entry(FigureCurve.class.getName(), "Curve"),
            Map.entry(FigureResultData.class.getName(), "FigureResult"),
            Map.entry(KindList.KindEntry.class.getName(), "Kind"),
            Map.entry(EventFigure.class.getName(), "FigureEvent"),
            Map.entry(InputPicture.class.getName(), "NetworkInput"),
            Map.entry(LayerActivation.Maps.class.getName(), "EncodedMaps"),
            Map.entry(TopClasses.class.getName(), "ClassesEvent"),
            Map.entry(TopClasses.ClassProbability.class.getName(), "ClassScore"),
            Map.entry(RunSummary.class.getName(), "ActivationsDoneEvent"));

    static Stream<FigureKind<?>> kindsWithData() {
        return TestKinds.quick().all().stream().filter(kind -> kind.resultData().isPresent());
    }

    @Test
    void messagesOfTheApiHaveTheTypesOfTheFrontend() throws IOException {
        String types = HEAD + "import type { FigureSpec } from './specs';\n\n" + generated(MESSAGES);
        compare(FRONTEND.resolve("lib/api-types.ts"), types);
    }

    @ParameterizedTest
    @MethodSource("kindsWithData")
    void resultsOfKindsHaveTheTypesOfTheFrontend(FigureKind<?> kind) throws IOException {
        Class<?> result = kind.resultData().orElseThrow().type();
        compare(
                FRONTEND.resolve("kinds/%s/result.ts".formatted(kind.name())),
                HEAD + "\n" + generated(List.of(result)));
    }

    private static void compare(Path file, String types) throws IOException {
        if (Boolean.getBoolean("writeTypes")) {
            Files.writeString(file, types);
        }
        assertThat(Files.readString(file))
                .as("%s; run this test with -DwriteTypes=true to write it anew", file)
                .isEqualTo(types);
    }

    private static String generated(List<Class<?>> roots) {
        Settings settings = new Settings();
        settings.outputKind = TypeScriptOutputKind.module;
        settings.outputFileType = TypeScriptFileType.implementationFile;
        settings.jsonLibrary = JsonLibrary.jackson2;
        settings.jackson2Configuration = new Jackson2ConfigurationResolved();
        settings.noFileComment = true;
        settings.noEslintDisable = true;
        settings.noTslintDisable = true;
        settings.indentString = "  ";
        settings.quotes = "'";
        settings.declarePropertiesAsReadOnly = true;
        settings.optionalPropertiesDeclaration = OptionalPropertiesDeclaration.questionMark;
        settings.nullabilityDefinition = NullabilityDefinition.nullInlineUnion;
        settings.nullableAnnotations = List.of(Nullable.class);
        settings.mapEnum = EnumMapping.asUnion;
        settings.customTypeMappings = new LinkedHashMap<>(Map.of(
                ObjectNode.class.getName(), "FigureSpec", JsonNode.class.getName(), "unknown", "byte[]", "string"));
        roots.forEach(root -> settings.customTypeMappings.putAll(tuples(root)));
        settings.customTypeNaming = NAMES;
        String types = new TypeScriptGenerator(settings).generateTypeScript(Input.from(roots.toArray(Class[]::new)));
        return types.strip() + "\n";
    }

    /** Returns the tuples that stand for those records within a record that JSON has as arrays of numbers. */
    private static Map<String, String> tuples(Class<?> root) {
        Map<String, String> tuples = new LinkedHashMap<>();
        for (Class<?> nested : root.getDeclaredClasses()) {
            JsonFormat format = nested.getAnnotation(JsonFormat.class);
            if (format != null && format.shape() == JsonFormat.Shape.ARRAY) {
                int length = nested.getRecordComponents().length;
                tuples.put(nested.getName(), "[" + String.join(", ", Collections.nCopies(length, "number")) + "]");
            }
        }
        return tuples;
    }
}
