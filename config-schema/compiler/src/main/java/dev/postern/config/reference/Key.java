package dev.postern.config.reference;

import java.util.List;
import java.util.Optional;

/// What is to be known of one key.
///
/// @param path        such as `routes[].match.path` or `upstreams.<name>.targets`
/// @param type        in words, such as `array of strings`
/// @param without     the default as JSON, or what holds without the key in words
/// @param unit        of numbers and durations
/// @param allowed     values, ranges and forms, a sentence each
/// @param overridable whether an environment may change the key; empty where the schema does not say
/// @param page        where the parts of the value are described, when not on this page
record Key(
        String path,
        String type,
        boolean required,
        Optional<String> without,
        Optional<String> unit,
        List<String> allowed,
        String description,
        Optional<String> example,
        Optional<Boolean> overridable,
        Optional<String> page) {}
