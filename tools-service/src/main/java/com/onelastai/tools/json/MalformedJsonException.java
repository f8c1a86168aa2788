package com.onelastai.tools.json;

/** A text that is not of its syntax, and where. */
final class MalformedJsonException extends RuntimeException {

  private final transient Position position;
  private final String reason;

  MalformedJsonException(Position position, String reason) {
    super("Line %d, column %d: %s".formatted(position.line(), position.column(), reason));
    this.position = position;
    this.reason = reason;
  }

  Position position() {
    return position;
  }

  String reason() {
    return reason;
  }
}
