package dev.postern.config.model;

import dev.postern.config.json.Place;
import java.util.List;

/// A `<name>.test.json`.
///
/// @param folder of the tenant whose routes it is about
/// @param at     the file's root object
/// @param cases  in the order written, those that are objects
public record TestFile(String folder, Place at, List<TestCase> cases) {
    public TestFile {
        cases = List.copyOf(cases);
    }
}
