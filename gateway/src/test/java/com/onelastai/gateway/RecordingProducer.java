package com.onelastai.gateway;

import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Acknowledges and records everything, unless its {@code sendException} is set. */
public class RecordingProducer extends MockProducer<String, byte[]> {

  public RecordingProducer() {
    super(true, null, new StringSerializer(), new ByteArraySerializer());
  }

  /** A template closes producers that it does not share. */
  @Override
  public void close() {}

  @Override
  public void close(Duration timeout) {}
}
