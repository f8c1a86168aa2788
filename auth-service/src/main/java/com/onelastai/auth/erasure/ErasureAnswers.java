package com.onelastai.auth.erasure;

import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Stores in the tombstones which services have erased their data. */
@Component
class ErasureAnswers {

  /** The name becomes that of a field. */
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,64}");

  private final Tombstones tombstones;
  private final Set<String> services;
  private final Clock clock;

  ErasureAnswers(
      Tombstones tombstones,
      @Value("${onelastai.erasure.services}") Set<String> services,
      Clock clock,
      MeterRegistry meters) {
    this.tombstones = tombstones;
    this.services = services;
    this.clock = clock;
    Gauge.builder("auth.erasures.open", tombstones, Tombstones::countOpen)
        .description("Deleted accounts that a service has not erased yet")
        .register(meters);
  }

  @EventListener(group = "erasure-answers")
  void on(UserDataErased erased, EventMetadata metadata) {
    if (!SERVICE.matcher(erased.service()).matches()) {
      throw new IllegalArgumentException("Not the name of a service");
    }
    tombstones.answer(erased.userId(), erased.service(), metadata.time());
    tombstones.complete(erased.userId(), services, clock.instant());
  }

  @ClusterJob(name = "erasure-answers", every = "1h")
  void completeAll() {
    tombstones.completeAll(services, clock.instant());
  }
}
