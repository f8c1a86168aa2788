package com.onelastai.tools.regex;

/** A pattern that the engine does not read. */
class MalformedPatternException extends RuntimeException {

  MalformedPatternException(String message) {
    super(message);
  }
}
