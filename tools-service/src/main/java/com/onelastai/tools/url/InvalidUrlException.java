package com.onelastai.tools.url;

/** What browsers refuse to read as a URL. */
class InvalidUrlException extends RuntimeException {

  InvalidUrlException(String message) {
    super(message);
  }
}
