package com.onelastai.tracking.ingest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;

/** Runs a POST up to the records that the broker would get. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(value = TrackController.class)
@Import({Ingest.class, RecordingBroker.class, TrackClient.class})
@interface IngestTest {}
