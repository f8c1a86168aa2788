package com.onelastai.community.modelflag;

import com.onelastai.community.content.ContentId;
import com.onelastai.community.content.ContentSnapshot;
import com.onelastai.community.content.SeenContent;
import com.onelastai.community.content.Visibility;
import com.onelastai.events.community.ContentKind;
import com.onelastai.events.community.ContentWritten;
import com.onelastai.model.ModelAnswer.ModelFailedException;
import com.onelastai.starter.job.InstanceJob;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.problem.ApiException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Lets the model look at new texts, one at a time in each instance and at most one in a period. It
 * is there only where a setting wants it.
 */
@Component
@ConditionalOnBooleanProperty(ModelFlags.SETTING)
class ModelFlags {

  static final String SETTING = "onelastai.community.model-flags";

  private static final Logger log = LoggerFactory.getLogger(ModelFlags.class);

  private final ModelChecks checks;
  private final SeenContent contents;
  private final TextReader reader;

  ModelFlags(ModelChecks checks, SeenContent contents, TextReader reader) {
    this.checks = checks;
    this.contents = contents;
    this.reader = reader;
  }

  @EventListener(group = "model-flags")
  void on(ContentWritten written, EventMetadata metadata) {
    checks.add(written, metadata.time());
  }

  @InstanceJob(name = "model-flags", every = "${onelastai.community.model-every}")
  void checkNext() {
    checks.take().ifPresent(this::check);
  }

  private void check(ModelCheck taken) {
    try {
      checks.end(taken, text(taken).flatMap(reader::read));
    } catch (ApiException | ModelFailedException unavailable) {
      log.debug("{} is left for later: {}", taken.id(), unavailable.getMessage());
      checks.postpone(taken);
    }
  }

  /** Empty if there is nothing that others see: then a moderator looks at it anyway. */
  private Optional<String> text(ModelCheck taken) {
    return contents
        .find(new ContentId(taken.kind(), taken.id()))
        .filter(content -> content.visibility() == Visibility.VISIBLE)
        .map(ModelFlags::text);
  }

  /** The title of a comment is that of its post. */
  private static String text(ContentSnapshot content) {
    return content.id().kind() == ContentKind.COMMENT
        ? content.text()
        : content.title() + "\n\n" + content.text();
  }
}
