package com.onelastai.lab.test;

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

/** The whole service with its engines; all tests share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "onelastai.clock.settable=true",
      "eureka.client.enabled=false",
      // Not the model of a suite that runs beside.
      "onelastai.model.servers[0].url=",
      "logging.level.org.apache.kafka=warn",
      "logging.level.kafka=warn",
      "logging.level.state.change.logger=warn",
      "logging.level.de.bwaldvogel=warn"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = Engines.class)
@Import({Api.class, LocalTokens.class})
public @interface LabServiceIT {}
