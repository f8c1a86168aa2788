package com.onelastai.support.ticket.inbound;

import com.onelastai.support.ticket.inbound.IncomingMail.Attachment;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a mail, which may be broken or hostile. */
final class MailBody {

  private static final int MAX_DEPTH = 10;
  private static final int MAX_PARTS = 100;
  private static final int MAX_TEXT = 500_000;

  private final List<Attachment> attachments = new ArrayList<>();
  private int parts;

  List<Attachment> attachments() {
    return attachments;
  }

  /** The text of a part and all in it; collects the attachments. */
  String text(Part part) throws MessagingException, IOException {
    return text(part, 0).strip();
  }

  private String text(Part part, int depth) throws MessagingException, IOException {
    if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
      return "";
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
      return part.isMimeType("multipart/alternative") ? best(several, depth) : all(several, depth);
    }
    if (isText(part)) {
      String text = decode(part);
      return part.isMimeType("text/html") ? HtmlText.of(text) : text;
    }
    attach(part);
    return "";
  }

  private static boolean isText(Part part) throws MessagingException {
    return (part.isMimeType("text/plain") || part.isMimeType("text/html"))
        && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
        && part.getFileName() == null;
  }

  /** The plain text if it has words, else the one in HTML. */
  private String best(Multipart alternatives, int depth) throws MessagingException, IOException {
    String found = "";
    for (int i = 0; i < alternatives.getCount(); i++) {
      Part part = alternatives.getBodyPart(i);
      String text = text(part, depth + 1);
      if (found.isBlank()) {
        found = text;
      }
    }
    return found;
  }

  private String all(Multipart several, int depth) throws MessagingException, IOException {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < several.getCount(); i++) {
      joined.append(text(several.getBodyPart(i), depth + 1)).append('\n');
    }
    return joined.toString();
  }

  private static String decode(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MAX_TEXT), charset(part));
    }
  }

  /** UTF-8 if it is not named, or unknown here. */
  private static Charset charset(Part part) throws MessagingException {
    try {
      String name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
    } catch (MessagingException
        | IllegalCharsetNameException
        | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private void attach(Part part) throws MessagingException, IOException {
    if (part.isMimeType("message/*")) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      part.getDataHandler().writeTo(whole);
      attachments.add(new Attachment(name(part, "message.eml"), whole.toByteArray()));
      return;
    }
    try (InputStream in = part.getInputStream()) {
      attachments.add(new Attachment(name(part, "attachment"), in.readAllBytes()));
    }
  }

  private static String name(Part part, String fallback) throws MessagingException {
    @Nullable String name = part.getFileName();
    if (name == null) {
      return fallback;
    }
    try {
      return MimeUtility.decodeText(name);
    } catch (UnsupportedEncodingException undecodable) {
      return name;
    }
  }
}
