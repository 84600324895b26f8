package app.nowatch.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Ours and the figure beside it, measured in turn: what disturbs the machine for a while then disturbs both. */
record Turns(List<Run> ours, List<Run> beside) {
    private static final int MOST_WARM_UP_TURNS = 10;

    Turns {
        ours = List.copyOf(ours);
        beside = List.copyOf(beside);
    }

    /** One turn. */
    interface Turn {
        Run play() throws IOException, SQLException;
    }

    /** @param warmUp operations of ours that do not count, as far as ten turns go; of the other, one turn does not count */
    static Turns take(int rounds, int warmUp, Turn ours, Turn beside) throws IOException, SQLException {
        int operations = 0;
        for (int i = 0; i < MOST_WARM_UP_TURNS && operations < warmUp; i++) {
            operations += ours.play().operations();
        }
        beside.play();
        var oursRuns = new ArrayList<Run>();
        var besideRuns = new ArrayList<Run>();
        for (int i = 0; i < rounds; i++) {
            oursRuns.add(ours.play());
            besideRuns.add(beside.play());
        }
        return new Turns(oursRuns, besideRuns);
    }

    /** How many operations a second ours does for one of the other, by the medians. */
    double ratio() {
        return perSecond(ours) / perSecond(beside);
    }

    static double perSecond(List<Run> runs) {
        return median(runs, Run::perSecond);
    }

    static double milliseconds(List<Run> runs, double share) {
        return median(runs, run -> run.milliseconds(share));
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Figures.median(runs.stream().mapToDouble(figure).toArray());
    }
}
