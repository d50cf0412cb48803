package dev.postern.config.match;

import java.util.Set;

/// How a route whose path takes a request fared, for [RouteCandidate].
public sealed interface Standing {
    /// It takes the request.
    record Won() implements Standing {}

    /// Its API does not answer on this host of the tenant.
    record OtherHost() implements Standing {}

    /// @param methods those that it takes instead, upper-case
    record WrongMethod(Set<String> methods) implements Standing {}

    /// @param condition  the first that the request does not meet
    /// @param alsoOthers whether the request has the value that is asked for, and others under the same name
    record ConditionNotMet(Condition condition, boolean alsoOthers) implements Standing {}

    /// The path of the one that won is more specific.
    ///
    /// @param segment the index of the first at which it is, from 0; as many as the path has where its end decides
    record LessSpecific(int segment) implements Standing {}

    /// The path is as specific, but the one that won names the method, or names HEAD where this one takes it for GET.
    record MethodNotNamed() implements Standing {}

    /// Path and method are as specific, but the one that won asks for all that this one asks for and more.
    record FewerConditions() implements Standing {}

    /// Nothing tells it from the one that won; the compiler refuses such routes.
    record Tied() implements Standing {}
}
