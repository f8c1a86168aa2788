package com.onelastai.support.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** Tells the type of a file by its content. */
final class TypeDetector {

  private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

  private TypeDetector() {}

  /**
   * The content decides, and the name only tells apart what has the same form, such as a Word
   * document and another ZIP file. Empty if the type is unknown or not accepted.
   */
  static Optional<FileType> detect(byte[] content, String name) {
    Optional<FileType> byContent = FileType.of(mediaType(content, null));
    // Without a type by content, the name alone would decide.
    return byContent.map(general -> FileType.of(mediaType(content, name)).orElse(general));
  }

  /** The name with an extension of the type, so that no program is behind a double click. */
  static String named(String name, FileType type) {
    try {
      List<String> extensions = KNOWN.forName(type.mediaType()).getExtensions();
      String lower = name.toLowerCase(Locale.ROOT);
      return extensions.stream().anyMatch(lower::endsWith) ? name : name + extensions.getFirst();
    } catch (MimeTypeException unknown) {
      throw new IllegalStateException(unknown);
    }
  }

  private static String mediaType(byte[] content, @Nullable String name) {
    Metadata metadata = new Metadata();
    if (name != null) {
      metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    }
    try {
      return KNOWN.detect(new ByteArrayInputStream(content), metadata).getBaseType().toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
