package com.onelastai.support.vacancy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitDestination;

/** CVs that people send, and files that pretend to be some. */
final class CvFiles {

  private CvFiles() {}

  private interface Change {
    void make(PDDocument document, PDPage page) throws IOException;
  }

  /** With a link and an opening action, as word processors write them. */
  static byte[] ordinary() {
    return pdf((document, page) -> {
      PDActionURI site = new PDActionURI();
      site.setURI("https://ada.example.com");
      PDAnnotationLink link = new PDAnnotationLink();
      link.setAction(site);
      page.setAnnotations(List.of(link));
      PDPageFitDestination top = new PDPageFitDestination();
      top.setPage(page);
      PDActionGoTo open = new PDActionGoTo();
      open.setDestination(top);
      document.getDocumentCatalog().setOpenAction(open);
    });
  }

  static Map<String, byte[]> hostile() {
    return Map.ofEntries(
        Map.entry("an executable", "MZ\u0090\u0000This program cannot be run".getBytes()),
        Map.entry("an executable with a PDF in it", concat("MZ\n".getBytes(), ordinary())),
        Map.entry("nothing", new byte[0]),
        Map.entry("only a head", "%PDF-1.7\n".getBytes()),
        Map.entry("half of a PDF without its end", "%PDF-1.7\n1 0 obj\n<<".getBytes()),
        Map.entry("a zip with a PDF's head", "%PDF-1.7\nPK\u0003\u0004".getBytes()),
        Map.entry("a password", encrypted("secret")),
        Map.entry("encryption without a password", encrypted("")),
        Map.entry("a script at its opening", script()),
        Map.entry("a script by name", namedScript()),
        Map.entry("a script of a page", pageScript()),
        Map.entry("a program", launch()),
        Map.entry("an attached file", attached()),
        Map.entry("an attached file on a page", attachedToPage()),
        Map.entry("a form of XML", form()),
        Map.entry("objects that grow to gigabytes", bomb()),
        Map.entry("arrays in arrays", nested()));
  }

  private static byte[] script() {
    return pdf((document, page) ->
        document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
  }

  private static byte[] namedScript() {
    return pdf((document, page) -> {
      COSDictionary action = new COSDictionary();
      action.setItem(COSName.S, COSName.getPDFName("JavaScript"));
      action.setItem(COSName.JS, new COSString("app.alert(1)"));
      COSArray names = new COSArray();
      names.add(new COSString("start"));
      names.add(action);
      COSDictionary scripts = new COSDictionary();
      scripts.setItem(COSName.NAMES, names);
      COSDictionary all = new COSDictionary();
      all.setItem(COSName.getPDFName("JavaScript"), scripts);
      document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, all);
    });
  }

  private static byte[] pageScript() {
    return pdf((document, page) -> {
      COSDictionary actions = new COSDictionary();
      actions.setItem(COSName.O, new PDActionJavaScript("app.alert(1)"));
      page.getCOSObject().setItem(COSName.AA, actions);
    });
  }

  private static byte[] launch() {
    return pdf((document, page) -> {
      PDActionLaunch launch = new PDActionLaunch();
      launch.setF("cmd.exe");
      PDAnnotationLink link = new PDAnnotationLink();
      link.setAction(launch);
      page.setAnnotations(List.of(link));
    });
  }

  private static byte[] attached() {
    return pdf((document, page) -> {
      COSArray names = new COSArray();
      names.add(new COSString("a.exe"));
      names.add(file(document));
      COSDictionary files = new COSDictionary();
      files.setItem(COSName.NAMES, names);
      COSDictionary all = new COSDictionary();
      all.setItem(COSName.EMBEDDED_FILES, files);
      document.getDocumentCatalog().getCOSObject().setItem(COSName.NAMES, all);
    });
  }

  private static byte[] attachedToPage() {
    return pdf((document, page) -> {
      PDAnnotationFileAttachment attachment = new PDAnnotationFileAttachment();
      attachment.setFile(file(document));
      page.setAnnotations(List.of(attachment));
    });
  }

  private static PDComplexFileSpecification file(PDDocument document) throws IOException {
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile("a.exe");
    file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream("MZ".getBytes())));
    return file;
  }

  private static byte[] form() {
    return pdf((document, page) -> {
      COSDictionary form = new COSDictionary();
      form.setItem(COSName.getPDFName("XFA"), new COSString("<xdp/>"));
      document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
    });
  }

  private static byte[] encrypted(String password) {
    return pdf((document, page) ->
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission())));
  }

  /** Its objects are in a stream of 300 MB, of which the file has 300 kB. */
  static byte[] bomb() {
    return objects("/FlateDecode", deflated(300));
  }

  /** A chain of filters, with an escape in its name. */
  static byte[] hiddenBomb() {
    return objects("[/ASCIIHexDecode/Fl#61teDecode]", "78DA".getBytes());
  }

  private static byte[] objects(String filter, byte[] stream) {
    String head =
        "%%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter%s/Length %d>>\nstream\n"
            .formatted(filter, stream.length);
    String tail = "\nendstream\nendobj\ntrailer\n<</Root 2 0 R>>\n%%EOF\n";
    return concat(concat(head.getBytes(), stream), tail.getBytes());
  }

  private static byte[] deflated(int megabytes) {
    Deflater deflater = new Deflater();
    byte[] zeros = new byte[1024 * 1024];
    byte[] buffer = new byte[64 * 1024];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < megabytes; i++) {
      deflater.setInput(zeros);
      while (!deflater.needsInput()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] nested() {
    return ("%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/X "
            + "[".repeat(1_000_000)
            + "]".repeat(1_000_000)
            + ">>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n")
        .getBytes();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static byte[] pdf(Change change) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        content.newLineAtOffset(70, 700);
        content.showText("Ada Example");
        content.endText();
      }
      change.make(document, page);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
