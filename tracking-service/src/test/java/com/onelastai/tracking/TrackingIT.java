package com.onelastai.tracking;

import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Engines;
import com.onelastai.starter.test.LocalTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole service with a real broker and a store; one for all the tests that ask for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "onelastai.clock.settable=true",
      "onelastai.sessions.end-every=P1D",
      "onelastai.retention.purge-every=P1D",
      "onelastai.migration.every=P1D",
      "logging.level.org.apache.kafka=warn",
      "logging.level.kafka=warn",
      "logging.level.state.change.logger=warn",
      "logging.level.de.bwaldvogel=warn"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = Engines.class)
@Import({Api.class, LocalTokens.class, StoredDocuments.class})
public @interface TrackingIT {}
