package com.onelastai.chat.export;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import java.util.Locale;

/** The formats of an export. */
enum ExportFormat {
  JSON("application/json"),
  MD("text/markdown;charset=UTF-8"),
  TXT("text/plain;charset=UTF-8"),
  PDF("application/pdf");

  private final String contentType;

  ExportFormat(String contentType) {
    this.contentType = contentType;
  }

  static ExportFormat of(String word) {
    for (ExportFormat format : values()) {
      if (format.extension().equals(word)) {
        return format;
      }
    }
    throw ApiException.invalid(
        List.of(new FieldProblem("format", "unknown_format", "must be json, md, txt or pdf")));
  }

  String contentType() {
    return contentType;
  }

  String extension() {
    return name().toLowerCase(Locale.ROOT);
  }
}
