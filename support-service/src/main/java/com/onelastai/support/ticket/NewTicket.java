package com.onelastai.support.ticket;

import com.onelastai.support.ticket.sla.Priority;
import java.util.List;

/**
 * A ticket to open.
 *
 * @param userId who asks
 * @param attachments ids of files that this user has uploaded
 */
public record NewTicket(
    String userId,
    String subject,
    String description,
    Category category,
    Priority priority,
    List<String> attachments) {}
