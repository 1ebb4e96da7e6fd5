package org.featurescope.kind.train;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import org.featurescope.figure.Suggestion;
import org.featurescope.network.Digits;

/** The figures of the page {@code /train}, in the order in which they explain each other. */
final class Course {
    private Course() {}

    static List<Suggestion> figures() {
        List<Suggestion> figures =
                new ArrayList<>(List.of(biasAndActivation(), plane(), jumps(), spiral(), photograph(), photographs()));
        if (Digits.ofProduct().isPresent()) {
            figures.add(digits());
        }
        figures.add(own());
        return figures;
    }

    private static Suggestion biasAndActivation() {
        return new Suggestion(
                10,
                "A bias is not what a neuron says",
                "The network learns xor: whether one of two bits is 1, but not both. It is drawn twice, on the left with"
                        + " neurons coloured by their activation, on the right by their bias. A bias is a single number, the"
                        + " same for every input. Whether the neuron fires depends on its weights and inputs as well, and"
                        + " only the activation has them all. On the left, each neuron is a map of what it says to every"
                        + " input. Press one to see it large, and move over it to read its numbers.",
                List.of(
                        entry("problem", "xor"),
                        entry("hidden", "3"),
                        entry("rate", "1"),
                        entry("steps", "1500"),
                        entry("bias", "true")));
    }

    private static Suggestion plane() {
        return new Suggestion(
                20,
                "What each neuron says at every point",
                "With two inputs, all that a neuron can say fits into a small map: its activation at every point of the plane."
                        + " Each neuron of the first hidden layer cuts the plane along a straight line. The output adds"
                        + " these maps, each with its weight, and closes a ring around the inner class. Move through the"
                        + " training: first the lines turn, then the ring closes.",
                List.of(
                        entry("problem", "circle"),
                        entry("hidden", "4"),
                        entry("activations", "relu"),
                        entry("rate", "0.3"),
                        entry("steps", "1000")));
    }

    private static Suggestion jumps() {
        return new Suggestion(
                30,
                "Does cost fall where neurons fall silent?",
                "Below each network are its cost, the firing of its hidden neurons, and the changes of that firing. Here two"
                        + " neurons fire for all examples and one for none: so the network is linear, no linear network answers"
                        + " xor, and for three thousand steps the cost stands still. Then both neurons fall silent for some"
                        + " examples, and within a hundred steps the cost is almost zero. This run was chosen. Among a hundred"
                        + " seeds of xor with ReLU, drops of cost and changes of firing go together in about a third. With other"
                        + " activations, and for an adder, they do no more often than by chance. The number p below the"
                        + " curves is the test.",
                List.of(
                        entry("problem", "xor"),
                        entry("hidden", "3"),
                        entry("activations", "relu"),
                        entry("rate", "4"),
                        entry("seed", "1909"),
                        entry("steps", "4000")));
    }

    private static Suggestion spiral() {
        return new Suggestion(
                40,
                "A spiral needs a second layer",
                "No straight line helps much here, and four do not either. The neurons of the second layer add lines of the"
                        + " first to curves, and the output adds curves to a spiral. Half of the points are held out: the"
                        + " dashed curve is their cost, and where it leaves the other one, the network learns points by"
                        + " heart. With sines in place of tanh the spiral is learned in an eighth of the steps.",
                List.of(
                        entry("problem", "spiral"),
                        entry("hidden", "8,8"),
                        entry("rate", "2"),
                        entry("batch", "32"),
                        entry("steps", "8000")));
    }

    private static Suggestion photograph() {
        return new Suggestion(
                50,
                "A photograph is a function",
                "Two inputs say where, three outputs say which colour: the network draws a photograph. It saw three of four"
                        + " pixels, and the others are held out. Its neurons are sines; the first layer has waves, and the"
                        + " layers above have what looks like fur, eyes and edges. Press “Another training” and try tanh in"
                        + " their place: it stays blurred.",
                List.of(
                        entry("problem", "image"),
                        entry("hidden", "32,32,32"),
                        entry("activations", "sin"),
                        entry("rate", "20"),
                        entry("batch", "256"),
                        entry("steps", "3000")));
    }

    private static Suggestion photographs() {
        return new Suggestion(
                60,
                "Between two photographs",
                "A third input says which of two photographs is meant. The network has seen only both ends of its slider. What"
                        + " it draws between them is its own: the neurons change a little each, and one picture turns into"
                        + " the other.",
                List.of(
                        entry("problem", "images"),
                        entry("hidden", "48,48,48"),
                        entry("activations", "sin"),
                        entry("rate", "20"),
                        entry("batch", "256"),
                        entry("steps", "3000")));
    }

    private static Suggestion digits() {
        return new Suggestion(
                70,
                "Draw a digit",
                "Here an input is a pixel. The network has learned from eight thousand handwritten digits, and names more than"
                        + " nine of ten that it never saw. Draw one, and watch which neurons fire. Each neuron of the first"
                        + " hidden layer is shown by its incoming weights, as a picture. Press one to see its activation for"
                        + " ten thousand digits, laid out so that digits alike lie near each other.",
                List.of(entry("problem", "digits")));
    }

    private static Suggestion own() {
        return new Suggestion(
                95,
                "Train your own",
                "Under “Another training” you choose what the network learns, its layers, its activations and its seed. Draw"
                        + " points of two classes, or drop a file of them. What you made is in the link, and a recorded"
                        + " training can be saved as a page that plays without this server.",
                List.of(entry("problem", "moons"), entry("hidden", "6"), entry("rate", "1"), entry("steps", "1500")));
    }
}
