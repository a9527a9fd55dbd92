package io.hesuan.trade.channels;

import hesuandb.channels.tables.records.ChannelRecord;
import io.hesuan.platform.batching.WritePath;
import io.hesuan.platform.records.RecordController;
import io.hesuan.platform.records.Records;
import io.hesuan.platform.web.Problems;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/channels")
class ChannelController extends RecordController<Channel, ChannelRecord> {

    ChannelController(ChannelSpec spec, Records records, WritePath writePath, Problems problems) {
        super(spec, records, writePath, problems);
    }
}
