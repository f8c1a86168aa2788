package com.onelastai.pdf;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Creates files. Fonts and pages need memory and time, so only two are created at a time. */
public final class PdfFiles {

  private final Semaphore documents = new Semaphore(2);

  /** Writes the pages of a file from top to bottom. */
  public interface Layout {
    void write(PdfPages pages) throws IOException;
  }

  public byte[] create(String title, @Nullable String author, Instant created, Layout layout)
      throws IOException {
    documents.acquireUninterruptibly();
    try (PdfPages pages = new PdfPages(title, author, created)) {
      layout.write(pages);
      return pages.save();
    } finally {
      documents.release();
    }
  }
}
