package dev.postern.config.openapi;

import dev.postern.config.openapi.Node.Scalar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a document that is YAML 1.2.
///
/// Only events are taken from the parser, so no tag makes an object, and an alias costs a pointer however
/// much it stands for.
final class YamlEvents {
    private YamlEvents() {}

    static @Nullable Node read(String text) throws Unreadable {
        LoadSettings settings = LoadSettings.builder()
                .setLabel("document")
                .setCodePointLimit(DocumentReading.LARGEST + 1)
                .build();
        NodeBuilder builder = new NodeBuilder();
        try {
            boolean begun = false;
            for (Event event : new Parse(settings).parseString(text)) {
                if (event instanceof DocumentStartEvent) {
                    if (begun) {
                        throw at(event.getStartMark(), "a second document (expected: one in the file)");
                    }
                    begun = true;
                }
                take(event, builder);
            }
        } catch (MarkedYamlEngineException malformed) {
            throw at(malformed.getProblemMark(), "not YAML: " + malformed.getProblem());
        } catch (YamlEngineException malformed) {
            String message = String.valueOf(malformed.getMessage());
            throw new Unreadable(
                    1, 1, "not YAML: " + message.lines().findFirst().orElse(""));
        }
        return builder.root();
    }

    private static void take(Event event, NodeBuilder builder) throws Unreadable {
        int line = line(event.getStartMark());
        int column = column(event.getStartMark());
        switch (event.getEventId()) {
            case MappingStart, SequenceStart ->
                builder.begin(line, column, anchor((NodeEvent) event), event instanceof MappingStartEvent);
            case MappingEnd, SequenceEnd -> builder.end();
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                boolean quoted = scalar.getScalarStyle() != ScalarStyle.PLAIN;
                builder.scalar(new Scalar(line, column, scalar.getValue(), quoted), anchor(scalar));
            }
            case Alias ->
                builder.alias(line, column, ((AliasEvent) event).getAlias().getValue());
            case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        }
    }

    private static Optional<String> anchor(NodeEvent event) {
        return event.getAnchor().map(Anchor::getValue);
    }

    private static Unreadable at(Optional<Mark> mark, String message) {
        return new Unreadable(line(mark), column(mark), message);
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    private static int column(Optional<Mark> mark) {
        return mark.map(Mark::getColumn).orElse(0) + 1;
    }
}
