package com.onelastai.lab.storyweaver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Binds a book as EPUB 3. */
final class BookEpub {

  private static final String MIMETYPE = "application/epub+zip";
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private static final String CONTAINER =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles>
          <rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/>
        </rootfiles>
      </container>
      """;

  private static final String STYLE =
      """
      body { font-family: serif; line-height: 1.5; margin: 5%; }
      h1, h2 { font-family: sans-serif; line-height: 1.2; }
      img { display: block; margin: 0 auto 1.5em; max-width: 100%; }
      p { margin: 0 0 0.8em; }
      .title { text-align: center; }
      """;

  private static final String PAGE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
      <head>
      <title>%s</title>
      <link rel="stylesheet" type="text/css" href="style.css"/>
      </head>
      <body%s>
      %s
      </body>
      </html>
      """;

  private static final String PACKAGE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
        <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:identifier id="id">urn:uuid:%s</dc:identifier>
          <dc:title>%s</dc:title>
          <dc:description>%s</dc:description>
          <dc:creator>OneLastAI</dc:creator>
          <dc:language>en</dc:language>
          <meta property="dcterms:modified">%s</meta>
          <meta property="schema:accessMode">textual</meta>
          <meta property="schema:accessMode">visual</meta>
          <meta property="schema:accessModeSufficient">textual</meta>
          <meta property="schema:accessibilityFeature">alternativeText</meta>
          <meta property="schema:accessibilityHazard">none</meta>
          <meta name="cover" content="cover-image"/>
        </metadata>
        <manifest>
          <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
          <item id="style" href="style.css" media-type="text/css"/>
          <item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>
          <item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>
      %s
        </manifest>
        <spine>
          <itemref idref="title"/>
          <itemref idref="nav"/>
      %s
        </spine>
      </package>
      """;

  private static final String ITEM =
      """
      <item id="chapter-%1$d" href="chapter-%1$d.xhtml" media-type="application/xhtml+xml"/>
      <item id="picture-%1$d" href="picture-%1$d.png" media-type="image/png"/>\
      """;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(file, UTF_8);
  private final Book book;

  private BookEpub(Book book) {
    this.book = book;
  }

  static byte[] bind(Book book, Instant modified) {
    try {
      BookEpub epub = new BookEpub(book);
      epub.write(modified);
      epub.zip.close();
      return epub.file.toByteArray();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private void write(Instant modified) throws IOException {
    // Readers recognise the format by this entry: it is the first and not compressed.
    store("mimetype", MIMETYPE.getBytes(UTF_8));
    add("META-INF/container.xml", CONTAINER);
    add("EPUB/book.opf", packageDocument(modified));
    add("EPUB/nav.xhtml", navigation());
    add("EPUB/style.css", STYLE);
    add("EPUB/title.xhtml", titlePage());
    store("EPUB/cover.png", book.cover());
    for (Book.Chapter chapter : book.chapters()) {
      add("EPUB/chapter-%d.xhtml".formatted(chapter.number()), page(chapter));
      store("EPUB/picture-%d.png".formatted(chapter.number()), chapter.picture());
    }
  }

  private String packageDocument(Instant modified) {
    // The same story has the same identifier, so a reader knows it again.
    String text = book.title() + forEach(chapter -> String.join("\n", chapter.paragraphs()));
    UUID id = UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
    return PACKAGE.formatted(
        id,
        escaped(book.title()),
        escaped(book.subtitle() + ". " + book.note()),
        modified.truncatedTo(ChronoUnit.SECONDS),
        forEach(chapter -> ITEM.formatted(chapter.number())),
        forEach(chapter -> "    <itemref idref=\"chapter-%d\"/>".formatted(chapter.number())));
  }

  private String navigation() {
    String entries =
        forEach(chapter ->
            "<li><a href=\"chapter-%d.xhtml\">%s</a></li>"
                .formatted(chapter.number(), escaped(chapter.title())));
    return PAGE.formatted(
        escaped(book.title()),
        "",
        "<nav epub:type=\"toc\" id=\"toc\">\n<h2>Contents</h2>\n<ol>\n%s\n</ol>\n</nav>"
            .formatted(entries));
  }

  private String titlePage() {
    return PAGE.formatted(
        escaped(book.title()),
        " class=\"title\"",
        "<img src=\"cover.png\" alt=\"Cover\"/>\n<h1>%s</h1>\n<p>%s</p>\n<p>%s</p>"
            .formatted(escaped(book.title()), escaped(book.subtitle()), escaped(book.note())));
  }

  private static String page(Book.Chapter chapter) {
    String paragraphs =
        chapter.paragraphs().stream()
            .map(paragraph -> "<p>%s</p>".formatted(escaped(paragraph)))
            .collect(Collectors.joining("\n"));
    return PAGE.formatted(
        escaped(chapter.title()),
        "",
        "<img src=\"picture-%d.png\" alt=\"%s\"/>\n<h2>%d. %s</h2>\n%s"
            .formatted(
                chapter.number(),
                escaped(chapter.pictureText()),
                chapter.number(),
                escaped(chapter.title()),
                paragraphs));
  }

  private String forEach(Function<Book.Chapter, String> text) {
    return book.chapters().stream().map(text).collect(Collectors.joining("\n"));
  }

  private void add(String name, String text) throws IOException {
    put(new ZipEntry(name), text.getBytes(UTF_8));
  }

  /** Without compression. */
  private void store(String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 checksum = new CRC32();
    checksum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    put(entry, content);
  }

  private void put(ZipEntry entry, byte[] content) throws IOException {
    entry.setTimeLocal(ENTRY_TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
