package com.onelastai.tracking.ingest;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of reports, by the {@code type} that an item of a batch gives. */
enum ReportKind {
  EVENT("event", EventReport.class),
  PAGE_VIEW("pageview", PageViewReport.class),
  CHAT("chat", ChatReport.class),
  FEEDBACK("feedback", FeedbackReport.class),
  TOOL("tool", ToolReport.class),
  LAB("lab", LabReport.class);

  private static final Map<String, ReportKind> BY_TYPE =
      Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.type, Function.identity()));

  static final String TYPES =
      Arrays.stream(values()).map(kind -> kind.type).collect(Collectors.joining(", "));

  final String type;
  final Class<? extends Report> body;

  ReportKind(String type, Class<? extends Report> body) {
    this.type = type;
    this.body = body;
  }

  static @Nullable ReportKind of(String type) {
    return BY_TYPE.get(type);
  }
}
