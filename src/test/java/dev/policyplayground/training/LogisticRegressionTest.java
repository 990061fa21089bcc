package dev.policyplayground.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.policyplayground.moderation.learned.FeatureRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Our trainer against liblinear's, where both can do it.
final class LogisticRegressionTest {
    private static final int WIDTH = 40;
    private static final int MANY = 300;

    private final List<FeatureRow> rows = new ArrayList<>();
    private final boolean[] positive = new boolean[MANY];

    LogisticRegressionTest() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < MANY; i++) {
            int[] index = random.ints(0, WIDTH).distinct().limit(6).sorted().toArray();
            float[] value = new float[index.length];
            double score = 0;
            for (int k = 0; k < index.length; k++) {
                value[k] = (float) random.nextDouble(-1, 1);
                score += value[k] * (index[k] % 3 - 1);
            }
            positive[i] = score + random.nextDouble(-0.7, 0.7) > 0;
            rows.add(FeatureRow.of(index, value));
        }
    }

    private double[] costs(double cost) {
        double[] costs = new double[MANY];
        Arrays.fill(costs, cost);
        return costs;
    }

    @Test
    void withEqualCostsItFindsWhatLiblinearFinds() {
        Problem problem = new Problem();
        problem.l = MANY;
        problem.n = WIDTH + 1;
        problem.bias = 1;
        problem.x = new Feature[MANY][];
        problem.y = new double[MANY];
        for (int i = 0; i < MANY; i++) {
            FeatureRow row = rows.get(i);
            Feature[] nodes = new Feature[row.index().length + 1];
            for (int k = 0; k < row.index().length; k++) {
                nodes[k] = new FeatureNode(row.index()[k] + 1, row.value()[k]);
            }
            nodes[nodes.length - 1] = new FeatureNode(WIDTH + 1, 1);
            problem.x[i] = nodes;
            problem.y[i] = positive[i] ? 1 : -1;
        }
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, 2, 1e-6));
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] own =
                new LogisticRegression(WIDTH, 1)
                        .train(rows, positive, costs(2), new double[WIDTH + 1]);
        for (int i = 0; i <= WIDTH; i++) {
            assertThat(own[i]).isCloseTo(sign * model.getFeatureWeights()[i], within(0.01));
        }
    }

    @Test
    void aRowThatCostsThreeIsThreeRowsThatCostOne() {
        double[] costs = costs(1);
        costs[5] = 3;
        List<FeatureRow> more = new ArrayList<>(rows);
        more.add(rows.get(5));
        more.add(rows.get(5));
        boolean[] labels = Arrays.copyOf(positive, MANY + 2);
        labels[MANY] = positive[5];
        labels[MANY + 1] = positive[5];
        double[] ones = new double[MANY + 2];
        Arrays.fill(ones, 1);
        double[] zero = new double[WIDTH + 1];
        double[] weighted = new LogisticRegression(WIDTH, 1).train(rows, positive, costs, zero);
        double[] repeated = new LogisticRegression(WIDTH, 1).train(more, labels, ones, zero);
        for (int i = 0; i <= WIDTH; i++) {
            assertThat(weighted[i]).isCloseTo(repeated[i], within(0.01));
        }
    }

    @Test
    void withLittleToLearnItStaysAtItsCentre() {
        double[] centre = new double[WIDTH + 1];
        Arrays.fill(centre, 0.5);
        double[] learned = new LogisticRegression(WIDTH, 1).train(rows, positive, costs(1e-6), centre);
        for (double weight : learned) {
            assertThat(weight).isCloseTo(0.5, within(0.001));
        }
    }

    @Test
    void sameSeedSameWeights() {
        double[] zero = new double[WIDTH + 1];
        assertThat(new LogisticRegression(WIDTH, 3).train(rows, positive, costs(1), zero))
                .isEqualTo(new LogisticRegression(WIDTH, 3).train(rows, positive, costs(1), zero));
    }
}
