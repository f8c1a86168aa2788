package com.onelastai.tracking.ingest;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.visit.VisitHeaders;
import com.onelastai.tracking.ingest.RecordingBroker.Published;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Runs a POST, as the gateway forwards it, up to the records that the broker would get. */
@WebMvcTest(TrackController.class)
@Import({Ingest.class, RecordingBroker.class, Api.class})
abstract class IngestTest {

  static final String GOOD_EVENT = "{\"eventType\": \"auth\", \"eventName\": \"signup\"}";
  static final Person VISITOR = new Person(null, "visitor-1", List.of());

  @Autowired Api api;
  @Autowired MockProducer<String, byte[]> producer;

  @BeforeEach
  void reset() {
    producer.clear();
    producer.sendException = null;
  }

  Answer send(String path, String body) {
    return api.call(VISITOR, request(path, body).header(VisitHeaders.SESSION, "session-1"));
  }

  Answer sendAnonymously(String path, String body) {
    return api.call(Api.NOBODY, request(path, body));
  }

  static MockHttpServletRequestBuilder request(String path, String body) {
    return post("/api/analytics/track/" + path)
        .header("User-Agent", "Mozilla/5.0 Browser/1")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }

  List<Published> published() {
    return Published.by(producer);
  }

  static List<String> fields(Answer rejected) {
    return JsonPath.read(rejected.text(), "$.errors[*].field");
  }

  static String codeOf(Answer rejected) {
    return rejected.text("/errors/0/code");
  }
}
