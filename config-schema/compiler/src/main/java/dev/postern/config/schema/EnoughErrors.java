package dev.postern.config.schema;

import com.networknt.schema.Error;
import java.util.ArrayList;

/// Takes the validator's errors and stops it when there are enough: it would spend ten seconds on the million
/// that a file of a megabyte can hold.
final class EnoughErrors extends ArrayList<Error> {
    private static final long serialVersionUID = 1;

    private final int most;

    EnoughErrors(int most) {
        this.most = most;
    }

    @Override
    public boolean add(Error error) {
        if (size() == most) {
            throw new Reached();
        }
        return super.add(error);
    }

    /// There is one error more than are wanted.
    static final class Reached extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Reached() {
            super("enough errors", null, false, false);
        }
    }
}
