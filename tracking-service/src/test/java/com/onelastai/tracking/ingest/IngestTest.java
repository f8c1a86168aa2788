package com.onelastai.tracking.ingest;

import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;

/** Runs the way from a post to the records that the broker would get. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(value = TrackController.class)
@Import({Ingest.class, ReportReader.class, ReportCheck.class, TrackClient.class})
@ImportAutoConfiguration({RecordingBroker.class, MessagingAutoConfiguration.class})
@interface IngestTest {}
