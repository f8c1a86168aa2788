package com.onelastai.tracking.ingest;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

@Schema(
    example =
        """
        {"items": [
          {"type": "pageview", "pageviewId": "pv-1", "timeOnPage": 12.5, "scrollDepth": 80},
          {"type": "event", "id": "e-1", "eventType": "auth", "eventName": "signup"}]}
        """)
record BatchRequest(
    @ArraySchema(
            schema =
                @Schema(
                    implementation = Object.class,
                    description =
                        "A report with its type: event, pageview, chat, feedback, tool, lab",
                    oneOf = {
                      EventReport.class,
                      PageViewReport.class,
                      ChatReport.class,
                      FeedbackReport.class,
                      ToolReport.class,
                      LabReport.class
                    }))
        @NotNull
        @Size(max = MAX_ITEMS)
        List<@Nullable JsonNode> items,
    @Schema(hidden = true) @JsonAnySetter Map<String, @Nullable Object> others) {

  static final int MAX_ITEMS = 500;
}
