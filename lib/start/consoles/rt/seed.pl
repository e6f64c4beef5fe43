#!/usr/bin/perl
# People, queues, custom fields and tickets of the practice MSP in Request Tracker 5. Run once, on a fresh database.
use strict;
use warnings;
use utf8;
use lib '/usr/share/request-tracker5/lib', '/usr/local/share/request-tracker5/lib';
use RT;
RT::LoadConfig();
RT::Init();
require RT::User;
require RT::Queue;
require RT::Ticket;
require RT::CustomField;
require RT::Group;

my $system = RT->SystemUser;

sub must {
    my ( $what, $id, $message ) = @_;
    die "$what: " . ( $message // 'no reason given' ) . "\n" unless $id;
    return $id;
}

sub custom_field {
    my ( $name, $type, $lookup, $on, @values ) = @_;
    my $field = RT::CustomField->new($system);
    must( "field $name", $field->Create( Name => $name, Type => $type, LookupType => $lookup, Description => $name ) );
    $field->AddValue( Name => $_ ) for @values;
    must( "field $name", $field->AddToObject($on) );
    return $field;
}

my $client = custom_field( 'Client', 'SelectSingle', 'RT::Queue-RT::Ticket', RT::Queue->new($system), 'Northwind Dental', 'Contoso Logistics' );
my %of_user = map { $_ => custom_field( $_, 'FreeformSingle', 'RT::User', RT::User->new($system) ) } 'Department', 'Job title', 'Employee ID';

# the technicians, as the canonical record has them
my @technicians = (
    [ 'mkruse', 'Maren Kruse', 'Maren', 'm.kruse@msp.example', '+49 30 5550 101', 'Service Desk', 'Service Desk Technician', 'T-1001' ],
    [ 'jadeyemi', 'Jide Adeyemi', 'Jide', 'j.adeyemi@msp.example', '+44 20 5550 102', 'Network', 'Network Engineer', 'T-1002' ],
    [ 'lnguyen', 'Lan Nguyen', 'Lan', 'l.nguyen@msp.example', '+1 202 555 0103', 'Network', 'VPN Administrator', 'T-1003' ],
);
my $desk = RT::Group->new($system);
must( 'group', $desk->CreateUserDefinedGroup( Name => 'Service desk', Description => 'Technicians of the MSP' ) );
for (@technicians) {
    my ( $name, $real, $nick, $email, $phone, $department, $title, $employee ) = @$_;
    my $user = RT::User->new($system);
    must(
        "user $name",
        $user->Create(
            Name         => $name,
            RealName     => $real,
            NickName     => $nick,
            EmailAddress => $email,
            WorkPhone    => $phone,
            Organization => 'Example MSP',
            Password     => 'Tech-pass-1',
            Privileged   => 1,
        )
    );
    $user->AddCustomFieldValue( Field => $of_user{'Department'}, Value => $department );
    $user->AddCustomFieldValue( Field => $of_user{'Job title'},  Value => $title );
    $user->AddCustomFieldValue( Field => $of_user{'Employee ID'}, Value => $employee );
    must( "member $name", $desk->AddMember( $user->PrincipalId ) );
}

# people of the clients, who only ask
my @requesters = (
    [ 'dora.hill@northwind.example', 'Dora Hill', 'Northwind Dental',  '+1 202 555 0199' ],
    [ 'sam.ito@contoso.example',     'Sam Ito',   'Contoso Logistics', '+1 202 555 0177' ],
);
for (@requesters) {
    my ( $email, $real, $organization, $phone ) = @$_;
    must( "user $email", RT::User->new($system)->Create( Name => $email, EmailAddress => $email, RealName => $real, Organization => $organization, WorkPhone => $phone, Privileged => 0 ) );
}

# a service desk works tickets and keeps the accounts of its colleagues
my @rights = qw(SeeQueue ShowTicket ShowTicketComments CreateTicket ReplyToTicket CommentOnTicket ModifyTicket OwnTicket TakeTicket
  SeeCustomField ModifyCustomField SeeGroup Watch ModifySelf ShowConfigTab AdminUsers);
for my $right (@rights) { must( "right $right", $desk->PrincipalObj->GrantRight( Right => $right, Object => RT->System ) ) }

my %queue;
for my $name ( 'Northwind Support', 'Contoso Support' ) {
    my $queue = RT::Queue->new($system);
    must( "queue $name", $queue->Create( Name => $name, Description => $name ) );
    $queue{$name} = $queue->id;
}

my @tickets = (
    {   Queue     => 'Northwind Support',
        Client    => 'Northwind Dental',
        Requestor => 'dora.hill@northwind.example',
        Owner     => 'mkruse',
        Status    => 'open',
        Priority  => 60,
        Subject   => 'New technician Priya Raman needs accounts',
        Text      => "Hello,\n\nyour new colleague Priya Raman starts with us on Monday. Please give her an account in our directory\n"
          . "and in the remote support tool, with the access your service desk usually has.\n\nThank you\nDora Hill\n",
    },
    {   Queue     => 'Northwind Support',
        Client    => 'Northwind Dental',
        Requestor => 'dora.hill@northwind.example',
        Owner     => 'Nobody',
        Status    => 'new',
        Priority  => 30,
        Subject   => 'Outlook keeps asking for a password',
        Text      => "Since this morning Outlook asks for a password every few minutes on the front desk computer.\n",
    },
    {   Queue     => 'Contoso Support',
        Client    => 'Contoso Logistics',
        Requestor => 'sam.ito@contoso.example',
        Owner     => 'lnguyen',
        Status    => 'stalled',
        Priority  => 50,
        Subject   => 'Onboard Lan Nguyen as VPN administrator',
        Text      => "Lan Nguyen takes over the VPN at Contoso Logistics. Please prepare the accounts.\n\nSam Ito\n",
    },
);
for my $wanted (@tickets) {
    my $ticket = RT::Ticket->new($system);
    my $body = MIME::Entity->build( Type => 'text/plain', Charset => 'UTF-8', Encoding => '-SUGGEST', Data => [ $wanted->{Text} ] );
    my ( $id, $transaction, $message ) = $ticket->Create(
        Queue     => $queue{ $wanted->{Queue} },
        Subject   => $wanted->{Subject},
        Requestor => $wanted->{Requestor},
        Owner     => $wanted->{Owner},
        # a ticket cannot begin stalled
        Status    => $wanted->{Status} eq 'stalled' ? 'open' : $wanted->{Status},
        Priority  => $wanted->{Priority},
        'CustomField-' . $client->id => $wanted->{Client},
        MIMEObj   => $body,
    );
    must( "ticket $wanted->{Subject}", $id, $message );
    $ticket->SetStatus( $wanted->{Status} ) if $ticket->Status ne $wanted->{Status};
}
print "seeded\n";
