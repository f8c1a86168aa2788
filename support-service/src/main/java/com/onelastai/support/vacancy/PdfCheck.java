package com.onelastai.support.vacancy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Whether a file is a PDF that only shows something. It is parsed, and every object of it is looked
 * at, also those that no page refers to.
 */
final class PdfCheck {

  private static final byte[] HEAD = {'%', 'P', 'D', 'F', '-'};
  private static final int MAX_PAGES = 100;
  private static final int MAX_OBJECTS = 500_000;

  /** Keys of dictionaries that hold scripts or files. */
  private static final Set<String> ACTIVE_KEYS =
      Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "XFA", "RichMediaContent");

  /** Actions that run something, send something or open another file. */
  private static final Set<String> ACTIVE_ACTIONS =
      Set.of(
          "JavaScript",
          "Launch",
          "SubmitForm",
          "ImportData",
          "GoToE",
          "GoToR",
          "Rendition",
          "Movie",
          "RichMediaExecute");

  /** Types of annotations and streams that hold files. */
  private static final Set<String> ACTIVE_TYPES =
      Set.of("EmbeddedFile", "FileAttachment", "RichMedia", "Screen", "Movie", "3D");

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<COSBase> waiting = new ArrayDeque<>();

  private PdfCheck() {}

  /** Null if it is acceptable. */
  static @Nullable String problemOf(byte[] file) {
    if (!startsWithHead(file)) {
      return "must be a PDF file";
    }
    if (PdfInflation.exceedsLimit(file)) {
      return "must not grow so much when it is opened";
    }
    try (PDDocument document = Loader.loadPDF(file)) {
      if (document.isEncrypted()) {
        return "must not be encrypted";
      }
      int pages = document.getNumberOfPages();
      if (pages < 1 || pages > MAX_PAGES) {
        return "must have 1 to " + MAX_PAGES + " pages";
      }
      return new PdfCheck().showsOnly(document.getDocument())
          ? null
          : "must not contain scripts, programs or other files";
    } catch (IOException | RuntimeException | StackOverflowError unreadable) {
      // The parser's failures on hostile files are of many types, depth included.
      return "must be a PDF file that can be read, without a password";
    }
  }

  private static boolean startsWithHead(byte[] file) {
    return file.length > HEAD.length && Arrays.equals(file, 0, HEAD.length, HEAD, 0, HEAD.length);
  }

  private boolean showsOnly(COSDocument document) throws IOException {
    add(document.getTrailer());
    for (COSObjectKey key : document.getXrefTable().keySet()) {
      COSObject object = document.getObjectFromPool(key);
      if (object.getObject() == null) {
        // Another program may be able to read it.
        throw new IOException("Unreadable object");
      }
      add(object);
    }
    while (!waiting.isEmpty()) {
      if (seen.size() > MAX_OBJECTS) {
        throw new IOException("Too many objects");
      }
      if (isActive(waiting.remove())) {
        return false;
      }
    }
    return true;
  }

  /** Looks at one object, and adds those that it consists of. */
  private boolean isActive(COSBase object) {
    switch (object) {
      case COSObject reference -> add(reference.getObject());
      case COSArray array -> array.forEach(this::add);
      case COSDictionary dictionary -> {
        if (holdsActive(dictionary)) {
          return true;
        }
        dictionary.getValues().forEach(this::add);
      }
      default -> {
        // Numbers, names and texts do nothing by themselves.
      }
    }
    return false;
  }

  private static boolean holdsActive(COSDictionary dictionary) {
    return dictionary.keySet().stream().map(COSName::getName).anyMatch(ACTIVE_KEYS::contains)
        || isOneOf(dictionary, COSName.S, ACTIVE_ACTIONS)
        || isOneOf(dictionary, COSName.TYPE, ACTIVE_TYPES)
        || isOneOf(dictionary, COSName.SUBTYPE, ACTIVE_TYPES);
  }

  private static boolean isOneOf(COSDictionary dictionary, COSName key, Set<String> names) {
    return dictionary.getDictionaryObject(key) instanceof COSName name
        && names.contains(name.getName());
  }

  private void add(@Nullable COSBase object) {
    if (object != null && seen.add(object)) {
      waiting.add(object);
    }
  }
}
