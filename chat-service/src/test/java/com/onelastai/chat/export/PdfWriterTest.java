package com.onelastai.chat.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfWriterTest {

  private final PdfWriter writer = new PdfWriter(Clock.systemUTC());

  @Test
  void showsTitleAgentSpeakersTimesAndPages() throws IOException {
    Sample sample =
        Sample.titled("Why the sky is blue").say("Why is it blue?").say("Air scatters blue light.");

    assertThat(text(sample))
        .containsSubsequence(
            "Why the sky is blue",
            "With Albert Einstein, started 3 May 2026, 10:15 UTC",
            "You",
            "Why is it blue?",
            "Albert Einstein",
            "Air scatters blue light.",
            "1 / 1");
  }

  @Test
  void markupIsTextAndNothingIsFetchedOrLinked() throws IOException {
    String hostile =
        "<img src=file:///etc/hostname><script>alert(1)</script> <a"
            + " href='https://example.com'>x</a> ![a](file:///etc/hostname) &amp; (Tj) ET BT";
    try (PDDocument document = Loader.loadPDF(Sample.titled(hostile).say(hostile).write(writer))) {
      assertThat(unbroken(new PDFTextStripper().getText(document))).contains(unbroken(hostile));
      for (PDPage page : document.getPages()) {
        assertThat(page.getAnnotations()).isEmpty();
        assertThat(page.getResources().getXObjectNames()).isEmpty();
      }
      assertThat(document.getDocumentCatalog().getNames()).isNull();
    }
  }

  @Test
  void scriptsOfTheWorldAreWritten() throws IOException {
    String text = text(Sample.titled("Ελληνικά 你好").say("Привет, κόσμε! 北京大学 こんにちは 안녕하세요 😀 čšž"));

    assertThat(text).contains("Ελληνικά 你好", "Привет, κόσμε! 北京大学 こんにちは 안녕하세요", "😀", "čšž");
  }

  @Test
  void charactersWithoutAFontAreReplaced() throws IOException {
    assertThat(text(Sample.titled(null).say("a\u1780b \uD83C a\u200Db \uE000 \u0007c")))
        .contains("a\uFFFDb", "ab", "c");
  }

  @Test
  void wordsLongerThanALineAreBroken() throws IOException {
    assertThat(unbroken(text(Sample.titled("x".repeat(300)).say("y".repeat(8_000)))))
        .contains("x".repeat(300))
        .contains("y".repeat(400));
  }

  @Test
  void manyMessagesFillManyPages() throws IOException {
    Sample sample = Sample.titled("Long");
    for (int i = 0; i < 60; i++) {
      sample.say(("Sentence " + i + " goes on and on. ").repeat(8));
    }

    try (PDDocument document = Loader.loadPDF(sample.write(writer))) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(5);
      assertThat(new PDFTextStripper().getText(document))
          .contains(pages + " / " + pages)
          .doesNotContain("Only the latest");
    }
  }

  @Test
  void onlyTheLatestOfTooManyMessagesAreShown() throws IOException {
    Sample sample = Sample.titled("Very long");
    for (int i = 1; i <= PdfWriter.MAX_MESSAGES + 1; i++) {
      sample.say("number" + i + ".");
    }

    assertThat(text(sample))
        .contains("Only the latest messages are shown here")
        .contains("number2.", "number" + (PdfWriter.MAX_MESSAGES + 1) + ".")
        .doesNotContain("number1.");
  }

  @Test
  void emptyConversationIsAPage() throws IOException {
    assertThat(text(Sample.titled(null))).contains("Conversation with Albert Einstein", "1 / 1");
  }

  private String text(Sample sample) throws IOException {
    try (PDDocument document = Loader.loadPDF(sample.write(writer))) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** As it was before lines were broken, and without its blanks. */
  private static String unbroken(String text) {
    return text.replaceAll("\\s+", "");
  }
}
