/**
 * What may stay: members report, rules flag and hide, moderators decide, authors appeal. Everything
 * about one content is one case, the collection {@code communitymoderation}. An act is recorded in
 * the case first and carried out then ({@link com.onelastai.community.moderation.Effects}), so that
 * none is lost.
 */
@NullMarked
package com.onelastai.community.moderation;

import org.jspecify.annotations.NullMarked;
