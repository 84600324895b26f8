package app.nowatch.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/** Undoes what the run has started and written, the last first: at its end, and when it is interrupted. */
final class Cleanup implements AutoCloseable {
    /** One thing to undo; to do it twice must do no harm. */
    interface Step {
        void undo() throws IOException;
    }

    private final Deque<Step> steps = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /**
     * Notes a step.
     *
     * @throws IllegalStateException when the run is over; the step has been done by then
     */
    void add(Step step) {
        lock.lock();
        try {
            if (closed) {
                undo(step);
                throw new IllegalStateException("the run is over");
            }
            steps.push(step);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            while (!steps.isEmpty()) {
                undo(steps.pop());
            }
        } finally {
            lock.unlock();
        }
    }

    private static void undo(Step step) {
        try {
            step.undo();
        } catch (IOException | RuntimeException e) {
            System.err.println("left behind: " + e);
        }
    }
}
