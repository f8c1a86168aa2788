package com.onelastai.gateway.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A Kafka record as bytes: topic, key, headers and value. */
final class SpooledRecord {

  private static final int ABSENT = -1;

  private SpooledRecord() {}

  static byte[] write(ProducerRecord<String, byte[]> record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(record.value().length + 512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(record.topic());
      out.writeBoolean(record.key() != null);
      if (record.key() != null) {
        out.writeUTF(record.key());
      }
      Header[] headers = record.headers().toArray();
      out.writeInt(headers.length);
      for (Header header : headers) {
        out.writeUTF(header.key());
        write(out, header.value());
      }
      write(out, record.value());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  static ProducerRecord<String, byte[]> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String topic = in.readUTF();
      @Nullable String key = in.readBoolean() ? in.readUTF() : null;
      int headers = in.readInt();
      List<Header> read = new ArrayList<>(headers);
      for (int i = 0; i < headers; i++) {
        read.add(new RecordHeader(in.readUTF(), readBytes(in)));
      }
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(topic, null, key, readBytes(in), read);
      return record;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    out.writeInt(bytes == null ? ABSENT : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == ABSENT ? null : in.readNBytes(length);
  }
}
