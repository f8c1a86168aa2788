package com.onelastai.support.file;

import java.util.Arrays;
import java.util.Optional;

/** The accepted types. What is not listed is refused, above all programs. */
public enum FileType {
  PNG("image/png", Handling.PICTURE),
  JPEG("image/jpeg", Handling.PICTURE),
  GIF("image/gif", Handling.PICTURE),
  WEBP("image/webp", Handling.PICTURE),
  PDF("application/pdf"),
  TEXT("text/plain"),
  LOG("text/x-log"),
  CSV("text/csv"),
  JSON("application/json"),
  MAIL("message/rfc822"),
  WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  POWERPOINT("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
  ODF_TEXT("application/vnd.oasis.opendocument.text"),
  ODF_SHEET("application/vnd.oasis.opendocument.spreadsheet"),
  ZIP("application/zip"),
  GZIP("application/gzip"),
  SEVEN_ZIP("application/x-7z-compressed"),
  MP4("video/mp4"),
  QUICKTIME("video/quicktime"),
  WEBM("video/webm"),
  HTML("text/html", Handling.ACTIVE),
  XHTML("application/xhtml+xml", Handling.ACTIVE),
  SVG("image/svg+xml", Handling.ACTIVE),
  XML("application/xml", Handling.ACTIVE);

  private enum Handling {
    /** Stored as a new PNG with the same pixels. */
    PICTURE,
    INERT,
    /** A browser would run scripts in it. */
    ACTIVE
  }

  private final String mediaType;
  private final Handling handling;

  FileType(String mediaType) {
    this(mediaType, Handling.INERT);
  }

  FileType(String mediaType, Handling handling) {
    this.mediaType = mediaType;
    this.handling = handling;
  }

  static Optional<FileType> of(String mediaType) {
    return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
  }

  String mediaType() {
    return mediaType;
  }

  boolean isPicture() {
    return handling == Handling.PICTURE;
  }

  boolean isActive() {
    return handling == Handling.ACTIVE;
  }
}
