package com.onelastai.auth.mail;

import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventCodec;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Sends what is queued, one mail at a time: a batch that comes again would send again. */
@Component
class MailConsumer {

  private final EventBatchReader<MailEvent> reader;
  private final Mailer mailer;

  MailConsumer(EventCodec codec, Mailer mailer) {
    this.reader = new EventBatchReader<>(codec, MailEvent.class);
    this.mailer = mailer;
  }

  @KafkaListener(
      topics = MailEvent.TOPIC,
      groupId = "${spring.application.name}-mail",
      properties = {"max.poll.records=1", "fetch.min.bytes=1"})
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, mails -> mails.forEach(mail -> mailer.send(mail.envelope())));
  }
}
