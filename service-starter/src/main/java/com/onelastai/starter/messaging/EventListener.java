package com.onelastai.starter.messaging;

import com.onelastai.events.DomainEvent;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the method of a bean that handles events: {@code on(E event)}, {@code on(E event,
 * EventMetadata metadata)} or {@code on(List<Received<E>> batch)}, where {@code E} is an event or a
 * sealed family of events.
 *
 * <p>The topics follow from the events' {@link com.onelastai.events.EventContract}. A failure that
 * {@linkplain com.onelastai.starter.retry.Faults may pass} is retried until it does; an event whose
 * handling fails for good goes to the dead letters {@code <topic>.<consumer group>.dlt}, and the
 * next is handled. Events may arrive more than once, so handling must be idempotent.
 *
 * <p>Methods of one bean may share a group, each for its own events. Two beans may not: they would
 * divide the partitions, and each would see only a part of the events.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventListener {

  /** Names the feature. The consumer group is {@code <application>-<group>}. */
  String group();

  /**
   * The consumer group, where it was deployed under another name before: a new name would read the
   * topic from its beginning.
   */
  String groupId() default "";

  /** Narrows a batch of a family to some of its types; the others are not decoded. */
  Class<? extends DomainEvent>[] types() default {};

  /** Leaves out events of users who have been erased, by the service's {@link ErasedUserFilter}. */
  boolean skipErasedUsers() default false;

  /** How many events are handled at once, at most. */
  int maxRecords() default 500;

  /**
   * Prefers large batches to small delays: waits up to half a second for a megabyte, and handles up
   * to 4,000 events at once.
   */
  boolean bulk() default false;
}
