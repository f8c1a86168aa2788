package com.onelastai.tracking.ingest;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.onelastai.starter.visit.VisitHeaders;
import com.onelastai.tracking.ingest.RecordingBroker.Published;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Posts as the gateway passes a post on, and tells what was published. */
record TrackClient(MockMvc mvc, MockProducer<String, byte[]> producer) {

  static final String VISITOR = "visitor-1";
  static final String SESSION = "session-1";

  static final String GOOD_EVENT = "{\"eventType\": \"auth\", \"eventName\": \"signup\"}";

  ResultActions send(String path, String body) throws Exception {
    return mvc.perform(
        request(path, body)
            .header(VisitHeaders.VISITOR, VISITOR)
            .header(VisitHeaders.SESSION, SESSION)
            .header("User-Agent", "Browser/1"));
  }

  ResultActions sendAnonymously(String path, String body) throws Exception {
    return mvc.perform(request(path, body).header("User-Agent", "Browser/1"));
  }

  List<Published> published() {
    return Published.by(producer);
  }

  void reset() {
    producer.clear();
    producer.sendException = null;
  }

  private static MockHttpServletRequestBuilder request(String path, String body) {
    return post("/api/analytics/track/" + path)
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }
}
