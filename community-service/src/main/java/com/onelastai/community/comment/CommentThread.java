package com.onelastai.community.comment;

import com.onelastai.starter.listing.Listing;
import io.swagger.v3.oas.annotations.media.Schema;

/** The beginning of a thread. */
record CommentThread(
    CommentView comment,
    @Schema(description = "The first ones as they are read: each comment before its replies")
        Listing<CommentView> replies) {}
