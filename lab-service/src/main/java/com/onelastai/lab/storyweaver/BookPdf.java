package com.onelastai.lab.storyweaver;

import com.onelastai.pdf.PdfFiles;
import com.onelastai.pdf.PdfPages;
import com.onelastai.pdf.PdfStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Binds a book as PDF: a title page, then each chapter on a new page below its picture. */
final class BookPdf {

  private static final PdfStyle TITLE = PdfStyle.bold(28, 38, PdfStyle.INK);
  private static final PdfStyle SUBTITLE = PdfStyle.regular(13, 20, PdfStyle.GREY);
  private static final PdfStyle HEADING = PdfStyle.bold(18, 26, PdfStyle.INK);
  private static final PdfStyle TEXT = PdfStyle.regular(11.5f, 18, PdfStyle.INK);
  private static final PdfStyle NOTE = PdfStyle.regular(9, 13, PdfStyle.GREY);
  private static final float COVER = 430;
  private static final float PICTURE = 250;

  private final PdfFiles files = new PdfFiles();

  byte[] bind(Book book, Instant created) {
    try {
      return files.create(book.title(), "OneLastAI", created, pages -> write(book, pages));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static void write(Book book, PdfPages pages) throws IOException {
    pages.down(40);
    pages.down(pages.picture(book.cover(), COVER) + 40);
    centered(book.title(), TITLE, pages);
    pages.down(8);
    centered(book.subtitle(), SUBTITLE, pages);
    for (Book.Chapter chapter : book.chapters()) {
      pages.begin();
      write(chapter, pages);
    }
    pages.footer(book.note(), "%d / %d", NOTE);
  }

  private static void write(Book.Chapter chapter, PdfPages pages) throws IOException {
    pages.down(pages.picture(chapter.picture(), PICTURE) + 24);
    String heading = "%d. %s".formatted(chapter.number(), chapter.title());
    for (String line : pages.lines(heading, HEADING, PdfPages.WIDTH)) {
      pages.left(line, HEADING, PdfPages.LEFT);
      pages.down(HEADING.leading());
    }
    for (String paragraph : chapter.paragraphs()) {
      pages.down(8);
      paragraph(paragraph, pages);
    }
  }

  private static void paragraph(String paragraph, PdfPages pages) throws IOException {
    for (String line : pages.lines(paragraph, TEXT, PdfPages.WIDTH)) {
      pages.require(TEXT.leading());
      pages.left(line, TEXT, PdfPages.LEFT);
      pages.down(TEXT.leading());
    }
  }

  private static void centered(String text, PdfStyle style, PdfPages pages) throws IOException {
    for (String line : pages.lines(text, style, PdfPages.WIDTH)) {
      pages.center(line, style);
      pages.down(style.leading());
    }
  }
}
